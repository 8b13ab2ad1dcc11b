"""First names, for whom a pronoun can mean, and nouns of people with what they tell."""

from __future__ import annotations

FEMALE_NAMES = frozenset(
    """
    abby abigail ada adele agatha agnes aisha alexandra alice alicia alison alma amanda amelia amina amy ana
    andrea angela anita ann anna anne annie antonia anya april arabella aria astrid audrey aurora ava barbara
    beatrice becky bella bertha beth betty bianca bonnie brenda bridget camilla carla carmen carol caroline
    catherine cecilia celia charlotte chloe christine claire clara claudia cleo cora cynthia daisy dana
    daniela
    daphne deborah delia denise diana dina dolly donna dora doris dorothy edith eileen elaine eleanor elena
    eliza elizabeth ella ellen elsa emilia emily emma erica erin esme estelle esther ethel eva eve evelyn
    fatima felicia fiona flora florence frances freya frieda gemma georgia geraldine gertrude gina gloria
    grace
    greta gwen hannah harriet hazel heather heidi helen helena hilda holly ida imogen ingrid irene iris isabel
    isabella isla ivy jacqueline jane janet jasmine jean jen jennifer jenny jessica jill joan joanna josephine
    joy judith judy julia julie juliet june karen kate katherine kathy katie kelly kim kirsten kitty laura
    lauren layla lea leah lena lily lila linda lisa lola lorna louise lucia lucy luna lydia mabel maggie
    mandy margaret maria marie marilyn marion martha mary matilda maud maya megan mei melanie melissa mia
    michelle mildred millie mina minnie miranda miriam moira molly monica nadia nancy naomi natalie natasha
    nell nicole nina noor nora olga olive olivia pam pamela patricia paula pauline pearl peggy penelope penny
    petra phoebe pippa polly priya rachel rebecca rita roberta rosa rosalind rose rosemary rosie roxanne ruby
    ruth sadie sally samantha sandra sara sarah selma shirley sheila sofia sonia sophia sophie stella
    stephanie
    sue susan susanna suzy sylvia tamara tanya tara teresa tess thelma theresa tilda tina trixie trudy ursula
    valentina valerie vanessa vera veronica victoria viola violet virginia vivian wendy wilma winifred yasmin
    yoko yvonne zara zelda zoe amber angel april faith ginger harmony hope jersey melody olive opal poppy
    ruby sky
    summer winter
    """.split()
)
MALE_NAMES = frozenset(
    """
    aaron abdul abe abel abraham adam adrian ahmed al alan albert alec alexander alfie alfred ali andre andrew
    andy anthony anton archie arnold arthur axel barney barry basil ben benjamin benny bernard bertie bill
    billy
    bo bob bobby boris brad brandon brian bruce bruno carl carlos cedric charles charlie chester chris
    christopher clarence claude clive colin conrad craig curtis cyril dan daniel danny darren dave david dean
    dennis derek dick diego dirk dominic don donald doug duncan dylan earl ed eddie edgar edmund eduardo
    edward
    edwin eli elias elliot emil emmett eric ernest ethan eugene evan felix ferdinand fergus finn floyd francis
    frank frankie fred freddie frederick gabriel gareth gary geoffrey george gerald gilbert giles glen gordon
    graham greg gregory gus guy hamish hank hans harold harry harvey hassan hector henry herbert herman howard
    hubert hugh hugo humphrey ian igor isaac ivan jack jackson jacob jake james jamie jan jason jasper jeff
    jeffrey jeremy jerome jerry jim jimmy joe joel john johnny jonas jonathan jose joseph josh joshua juan
    julian justin karl keith ken kenneth kenny kevin klaus kurt kyle lance larry lars laurence lawrence lenny
    leo leon leonard leroy leslie lester lewis liam lloyd logan lou louis luca lucas luigi luis luke magnus
    malcolm manuel marcel marco marcus mario mark martin marvin mason matt matthew maurice max maximilian
    melvin michael miguel mike miles milo mohammed monty mortimer morris nathan neil nelson nicholas nick
    nigel
    noah norman oliver olli omar oscar otis otto owen pablo patrick paul pedro percy pete peter phil philip
    pierre quentin ralph ramon raymond reginald rex richard rick ricky rob robert robin rocco rodney roger
    roland ron ronald ronnie rory ross roy rufus rupert russell ryan sam sammy samuel scott sean sebastian
    seth sid sidney simon spencer stan stanley stefan stephen steve steven stuart ted teddy terence terry
    theo theodore thomas tim timothy toby todd tom tommy tony trevor tristan tyler vernon victor vincent
    walter
    art buck lance pat pip rocky rusty skip teddy wade ward will
    warren wayne wilbur wilfred william willy winston xavier zach
    """.split()
)
# Names that are English words, too: names only where they are written with a capital.
NAMES_THAT_ARE_WORDS = frozenset(
    """
    amber angel april art bill bob buck daisy dawn dick dolly don earl eve faith frank gay ginger glen
    grace grant
    guy harmony hazel heather holly hope ida iris ivy jasmine jean jersey joy june kitty lance lily long
    mark mason
    max may melody mike miles minnie olive opal pat pearl penny pip poppy ray rich rob robin rocky rose
    ruby rusty
    sandy skip star sue summer sunny teddy viola violet wade ward warren will winter basil nick sky
    """.split()
)
TITLES = {
    "mr": "male",
    "mister": "male",
    "sir": "male",
    "mrs": "female",
    "ms": "female",
    "miss": "female",
    "madam": "female",
    "lady": "female",
    "lord": "male",
    "dr": "",
    "doctor": "",
    "professor": "",
    "officer": "",
    "captain": "",
    "uncle": "male",
    "aunt": "female",
    "auntie": "female",
    "grandma": "female",
    "grandpa": "male",
    "granny": "female",
    "king": "male",
    "queen": "female",
    "prince": "male",
    "princess": "female",
    "sergeant": "",
    "chef": "",
    "detective": "",
    "general": "",
    "judge": "",
}
FEMALE_NOUNS = frozenset(
    """
    woman lady mother mom mum mommy mummy mama wife aunt auntie female housewife waitress actress miss mrs ms
    madam girlfriend bride princess queen grandmother grandma granny nan nana gran girl daughter schoolgirl
    sister niece granddaughter lass policewoman witch businesswoman saleswoman maid nun ballerina widow
    mother-in-law great-grandmother cowgirl heroine hostess stewardess mermaid goddess duchess hen mare cow
    lioness fairy gal girlfriend
    """.split()
)
MALE_NOUNS = frozenset(
    """
    man guy gentleman father dad daddy papa husband uncle male fellow bloke dude mister mr sir waiter actor
    postman mailman boyfriend groom butler fisherman king prince salesman caveman grandfather grandpa granddad
    grandad gramps great-grandfather wizard boy son schoolboy brother nephew grandson lad policeman fireman
    repairman handyman workman cowboy knight monk pirate lumberjack rooster businessman sheriff host lord duke
    hero milkman snowman stallion tomcat handyman chap bull
    """.split()
)
# People that the catalogue does not name, and the character that plays them.
MORE_PEOPLE = {
    "ada": (
        "female, receptionist, performer, newsreader, employee, participant, dweller, gal, maid, "
        "ballerina, dancer, hostess, stewardess, duchess, businesswoman, saleswoman, mermaid, fairy, "
        "goddess, nun, customer, passenger, tourist, visitor, guest, someone, somebody, everyone, "
        "everybody, anyone, anybody, people, reporter, journalist, artist, painter, model, nanny, "
        "babysitter, cleaner, hairdresser, author, lawyer, musician, pianist, violinist, winner, owner, "
        "member, adult, villager, citizen, heroine"
    ),
    "bo": (
        "male, watchman, doorman, accountant, clergyman, chap, host, lord, duke, hero, knight, monk, "
        "cowboy, businessman, stranger, tramp, clown, magician, politician, mayor, president, player, "
        "runner, athlete, coach, crook, robber, villain, criminal, spy, announcer, cameraman, director, "
        "photographer, hunter, explorer, astronaut, pilot, shopkeeper, barman, bartender, clerk, "
        "manager, agent, milkman, inventor, neanderthal, barber, tailor, opponent, rival, partner, "
        "colleague, buddy, pal, mate, servant, bully, referee, shepherd, conductor, guitarist, drummer, "
        "zombie, ghost"
    ),
    "otto": (
        "blacksmith, bouncer, wrestler, boxer, strongman, viking, troll, ogre, foreman, trucker, firefighter"
    ),
    "girl": "sibling, grandchild, orphan, preschooler, elf",
    "boy": "cub, scout, newsboy, paperboy",
    "baby": "triplet, twin",
    "grandfather": "senior, pensioner, old fellow, santa, santa claus",
    "grandmother": "old gal",
    "police_officer": (
        "park ranger, police man, police woman, policewomen, traffic warden, warden, inspector, marshal, "
        "patrolman, deputy, usher, lifeguard"
    ),
    "mina": "patient, psychiatrist, biologist, psychologist, pharmacist",
    "dog": (
        "dachshund, bulldog, labrador, beagle, husky, collie, coyote, bear, sheepdog, raccoon, goat, "
        "sheep, lamb, pig, piglet, hamster, badger, otter, seal"
    ),
    "cat": "kittycat, squirrel, rabbit, bunny, hare, mouse, rat, hedgehog, monkey, ape, gorilla",
    "horse": (
        "cow, bull, calf, ox, elephant, giraffe, rhino, rhinoceros, hippo, moose, elk, reindeer, "
        "buffalo, mammoth, llama"
    ),
    "bird": (
        "bluejay, magpie, swan, turkey, hawk, falcon, vulture, ostrich, peacock, flamingo, bat, "
        "butterfly, bee, stork, pelican, cockatoo, budgie, pterodactyl"
    ),
    "dinosaur": "stegosaurus, triceratops, alligator, turtle, tortoise, frog, toad, snake, beast, creature",
    "robot": "martian, spaceman",
}
# Nouns of many at once, and how many are shown.
GROUP_NOUNS = {
    "people": 3,
    "crowd": 6,
    "family": 4,
    "couple": 2,
    "audience": 6,
    "team": 4,
    "pair": 2,
    "band": 3,
    "herd": 5,
    "flock": 5,
    "pack": 4,
    "gang": 4,
    "group": 4,
    "bunch": 4,
    "twins": 2,
    "folks": 3,
    "folk": 3,
    "police": 2,
}
