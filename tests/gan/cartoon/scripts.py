"""150 scripts of our own, and what has to become of them. Tests of understanding and of the clip read them.

An expectation has a line for each shot: "setting :: events :: relations".

- setting: ids of place, time, weather, or the kind of the camera, in any order; what is not named is not
  checked.
- events, in order: ";" is "then", "|" is "at once". An event is "actor action", and after that, where it
  matters: ">target", "@destination", "~manner", "!emotion", "“speech”".
- relations: "subject kind object", at any time of the shot.

`cast` names the characters of the whole script. Names of catalogue ids are added to who is not played by the
character of the same name: "rex=dog".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Script:
    """A script and its expectation; see above."""

    text: str
    cast: str
    shots: tuple[str, ...]
    notes: tuple[str, ...] = ()


def _(text: str, cast: str, *shots: str, notes: tuple[str, ...] = ()) -> Script:
    return Script(text, cast, shots, notes)


PLAIN = (
    _("Ada sings.", "ada", ":: ada sing"),
    _("A dog runs.", "dog", ":: dog run"),
    _("Bo is sleeping.", "bo", ":: bo sleep"),
    _("The robot dances in the street.", "robot", "street :: robot dance"),
    _("Ada reads a book in the library.", "ada", "library :: ada read >book"),
    _("A girl is flying a kite at the beach.", "girl", "beach :: girl fly >kite"),
    _("The chef cooks soup.", "chef", ":: chef cook >soup"),
    _("A horse jumps over the fence.", "horse", ":: horse jump @fence"),
    _("Bo kicks the ball.", "bo", ":: bo kick >ball"),
    _("Ada opens the door.", "ada", ":: ada open >door"),
    _("The old man waters the flowers in the garden.", "old_man=grandfather", "garden :: old_man water"),
    _("Mina plays the guitar.", "mina", ":: mina play_music >guitar"),
    _("The baby is crying.", "baby", ":: baby cry !sad"),
    _("A policeman points at the car.", "policeman=police_officer", ":: policeman point >car"),
    _("Otto is digging a hole with a shovel.", "otto", ":: otto dig"),
    _("Ada hugs her grandmother.", "ada grandmother", ":: ada hug >grandmother"),
    _("The cat drinks milk.", "cat", ":: cat drink >milk"),
    _("Lila is swimming in the lake.", "lila=girl", "lake :: lila swim"),
    _("Bo takes a nap on the sofa.", "bo", ":: bo sleep :: bo on sofa"),
    _("The boy rides a bicycle.", "boy", ":: boy ride >bicycle"),
)
TOGETHER = (
    _("Ada and Bo dance.", "ada bo", ":: ada dance | bo dance"),
    _("While Ada sings, Bo dances.", "ada bo", ":: ada sing | bo dance"),
    _("Ada sings while Bo dances.", "ada bo", ":: ada sing | bo dance"),
    _("As the cat sleeps, the dog barks.", "cat dog", ":: cat sleep | dog bark"),
    _("Ada reads a book as Bo paints a picture.", "ada bo", ":: ada read >book | bo paint"),
    _(
        "Bo is sitting on the bench, eating an apple.",
        "bo",
        ":: bo sit >bench | bo eat >apple :: bo on bench",
    ),
    _("Ada walks along the road, singing.", "ada", "road :: ada walk | ada sing"),
    _("Ada is cooking. Meanwhile, Bo sweeps the floor.", "ada bo", ":: ada cook | bo sweep"),
    _("The dog is sleeping and the cat is playing.", "dog cat", ":: dog sleep | cat play"),
    _("Ada smiles and Bo laughs.", "ada bo", ":: ada smile !happy | bo laugh !happy"),
    _("Bo waves as he walks to the bus.", "bo", ":: bo wave | bo walk @bus"),
    _("Ada, Bo and Mina are clapping.", "ada bo mina", ":: ada clap | bo clap | mina clap"),
)
ORDER = (
    _("Ada sits down. Then she reads a book.", "ada", ":: ada sit; ada read >book"),
    _("Bo picks up the ball and throws it.", "bo", ":: bo pick_up >ball; bo throw >ball"),
    _("Ada eats an apple before she sings.", "ada", ":: ada eat >apple; ada sing"),
    _("Before she sings, Ada eats an apple.", "ada", ":: ada eat >apple; ada sing"),
    _("After Bo wakes up, he yawns.", "bo", ":: bo wake_up; bo yawn"),
    _("Bo yawns after he wakes up.", "bo", ":: bo wake_up; bo yawn"),
    _("Ada jumps, and then Bo claps.", "ada bo", ":: ada jump; bo clap"),
    _("First the dog barks. Next the cat runs away.", "dog cat", ":: dog bark; cat run @away"),
    _("Ada cries until Bo hugs her.", "ada bo", ":: ada cry; bo hug >ada"),
    _("Bo falls. Ada laughs. Finally, Bo laughs too.", "ada bo", ":: bo fall; ada laugh; bo laugh"),
    _("As soon as the robot wakes up, it walks away.", "robot", ":: robot wake_up; robot walk @away"),
    _("Ada knocks on the door and Bo opens it.", "ada bo", ":: ada knock >door; bo open >door"),
    _("After eating a sandwich, Mina goes to sleep.", "mina", ":: mina eat >sandwich; mina sleep"),
    _(
        "Ada stands up, walks to the window and looks outside.",
        "ada",
        ":: ada get_up; ada walk @window; ada look",
    ),
)
WHO = (
    _("Ada sees Bo. She waves to him.", "ada bo", ":: ada look >bo; ada wave >bo"),
    _("Bo has a dog. It barks.", "bo dog", ":: dog bark"),
    _("Ada throws the ball. The dog catches it.", "ada dog", ":: ada throw >ball; dog catch >ball"),
    _(
        "Ada and Bo walk to the tree. They sit down.",
        "ada bo",
        ":: ada walk @tree | bo walk @tree; ada sit | bo sit",
    ),
    _("The woman hugs the man. He smiles at her.", "woman=ada man=bo", ":: woman hug >man; man smile >woman"),
    _("A boy is running. The boy falls.", "boy", ":: boy run; boy fall"),
    _("A dog and a cat are sleeping. The dog wakes up.", "dog cat", ":: dog sleep | cat sleep; dog wake_up"),
    _("Ada talks to Mina. Bo waves at them.", "ada mina bo", ":: ada talk >mina; bo wave >ada"),
    _("Ada pets her cat. It purrs.", "ada cat", ":: ada pat >cat; cat bark"),
    _("The doctor enters. He is tired.", "doctor=bo", ":: doctor walk @here; doctor yawn"),
    _("Ada loves her brother Tom. He sings.", "ada brother=boy", ":: ada smile >brother; brother sing"),
    _("A dog named Rex chases a cat. Rex is happy.", "dog cat", ":: dog run >cat; dog smile !happy"),
    _("Tom, a young boy, is crying.", "tom=boy", ":: tom cry"),
    _("Bo gives Ada a flower. She smells it.", "bo ada", ":: bo give >flower @ada; ada sniff >flower"),
    _("Ada looks at herself in the mirror.", "ada", ":: ada look"),
    _(
        "Ada and Bo are sitting on chairs. They are talking to each other and start laughing.",
        "ada bo",
        ":: ada sit | bo sit | ada talk >bo; bo talk >ada; ada laugh | bo laugh"
        ":: ada on chair; bo on chair_2",
    ),
    _("Ada picks up the cups and puts them on the table.", "ada", ":: ada pick_up >cup; ada put >cup @table"),
    _("Two boys are playing. One of them falls.", "boy boy_2=boy", ":: boy play | boy_2 play; boy fall"),
    _(
        "Mrs Miller greets Mr Brown. He bows.",
        "mrs_miller=ada mr_brown=bo",
        ":: mrs_miller wave >mr_brown; mr_brown bow",
    ),
    _(
        "Everyone cheers when Ada and Bo kiss.",
        "ada bo",
        ":: ada kiss >bo | bo kiss >ada | ada cheer | bo cheer",
    ),
    _(
        "Wilma is sitting. Betty stands behind her. She laughs.",
        "wilma=ada betty=mina",
        ":: wilma sit | betty stand; betty laugh :: betty behind wilma",
    ),
    _("The man who wears a hat walks home.", "man=bo", ":: man walk @away :: man wearing hat"),
)
SPEECH = (
    _('"Hello!" says Ada.', "ada", ":: ada talk “Hello!”"),
    _('Ada says, "Good morning, Bo."', "ada", ":: ada talk “Good morning, Bo.”"),
    _('"Where is the dog?" Bo asks.', "bo", ":: bo talk “Where is the dog?”"),
    _(
        '"Come here!" shouts Ada. "I am coming," says Bo.',
        "ada bo",
        ":: ada shout “Come here!”; bo talk “I am coming.”",
    ),
    _("ADA: Hello!\nBO: Hi, Ada.", "ada bo", ":: ada talk “Hello!”; bo talk >ada “Hi, Ada.”"),
    _(
        "Ada: I am hungry.\nBo (sadly): Me too.",
        "ada bo",
        ":: ada talk “I am hungry.”; bo talk ~sadly !sad “Me too.”",
    ),
    _("Ada says that she is tired.", "ada", ":: ada talk “I am tired.”"),
    _("Bo tells Ada that the cake is ready.", "bo ada", ":: bo talk >ada “The cake is ready.”"),
    _("Ada tells the dog to sit down.", "ada dog", ":: ada talk >dog “Sit down!”"),
    _('Bo whispers "Be quiet" to Mina.', "bo mina", ":: bo whisper >mina “Be quiet”"),
    _('Ada waves. "Goodbye!"', "ada", ":: ada wave | ada talk “Goodbye!”"),
    _(
        "“Look!” cries the girl happily. “A balloon!”",
        "girl",
        ":: girl shout !happy “Look!”; girl talk “A balloon!”",
    ),
    _("Ada and Bo talk to each other.", "ada bo", ":: ada talk >bo; bo talk >ada"),
    _("ROBOT: Beep.\nThe robot falls.", "robot", ":: robot talk “Beep.”; robot fall"),
    _('Bo laughs and says: "That is funny."', "bo", ":: bo laugh; bo talk “That is funny.”"),
    _("Ada asks Bo if he can swim.", "ada bo", ":: ada talk >bo “He can swim?”"),
)
RELATIONS = (
    _("Ada stands behind the tree.", "ada", ":: ada stand :: ada behind tree"),
    _("The dog sits in front of the house.", "dog", ":: dog sit :: dog in_front_of house"),
    _("There is a ball under the table.", "", ":: :: ball under table"),
    _("A cat is on the chair next to Ada.", "cat ada", ":: :: cat on chair"),
    _("Bo puts the cup on the table.", "bo", ":: bo put >cup @table :: cup on table"),
    _(
        "The robot stands between Ada and Bo.",
        "robot ada bo",
        ":: robot stand :: robot between ada; robot between bo",
    ),
    _("Bo sits to the left of Mina.", "bo mina", ":: bo sit :: bo left_of mina"),
    _("The boy hides under the bed.", "boy", ":: boy hide :: boy under bed"),
    _("Ada is next to the car. Bo is in the car.", "ada bo", ":: :: ada next_to car; bo in car"),
    _("On the table lies a letter.", "", ":: :: letter on table"),
    _("The bird lands on the roof of the house.", "bird", "rooftop :: bird fly"),
    _("The apple is in the basket.", "", ":: :: apple in basket"),
    _("Ada leans against the wall.", "ada", ":: ada stand :: ada next_to wall"),
    _("Mina is holding an umbrella.", "mina", ":: mina hold >umbrella :: mina holding umbrella"),
    _(
        "Bo wears a hat and carries a suitcase.",
        "bo",
        ":: bo carry >suitcase :: bo wearing hat; bo holding suitcase",
    ),
    _(
        "A dog is lying beside the fireplace in the living room.",
        "dog",
        "living_room :: dog lie :: dog next_to fireplace",
    ),
)
GIVING = (
    _("Ada gives Bo a present.", "ada bo", ":: ada give >present @bo :: bo holding present"),
    _("Ada gives the ball to the boy.", "ada boy", ":: ada give >ball @boy :: boy holding ball"),
    _("Bo takes the book from Ada.", "bo ada", ":: bo take >book @ada :: bo holding book"),
    _("The girl hands her mother a flower.", "girl mother=ada", ":: girl give >flower @mother"),
    _("Bo throws the bone to the dog.", "bo dog", ":: bo throw >bone @dog"),
    _("Otto feeds the horse a carrot.", "otto horse", ":: otto give >carrot @horse"),
    _("Ada shows Bo the map.", "ada bo", ":: ada hold >map @bo"),
    _("The waiter brings Mina a cup of tea.", "waiter=bo mina", ":: waiter carry >cup @mina"),
    _("The ball is kicked by Bo.", "bo", ":: bo kick >ball"),
    _("Ada drops the vase.", "ada", ":: ada put >vase"),
)
COMING = (
    _("Ada enters the kitchen.", "ada", "kitchen :: ada walk @here"),
    _("Bo comes in and sits down.", "bo", ":: bo walk @here; bo sit"),
    _("Ada is in the garden. Bo leaves.", "ada bo", "garden :: bo walk @away"),
    _("Ada walks out of the house.", "ada", ":: ada walk @away"),
    _("The dog runs into the forest.", "dog", "forest :: dog run @here"),
    _("Bo runs away from the dinosaur.", "bo dinosaur", ":: bo run @away"),
    _("Ada walks through the door.", "ada", ":: ada walk @door"),
    _("Mina arrives at the school.", "mina", "classroom :: mina walk @here"),
    _("Ada drives away.", "ada", ":: ada drive @away"),
    _("Bo goes upstairs.", "bo", ":: bo walk @up"),
    _(
        "Ada is in the kitchen. The dog runs outside.",
        "ada dog",
        "kitchen :: dog run @away",
        "outside :: dog run @here",
    ),
    _("Bo is standing outside.", "bo", "outside :: bo stand"),
    _("The cat climbs up the tree.", "cat", ":: cat climb >tree"),
    _("Ada exits left.", "ada", ":: ada walk @left"),
)
FEELING = (
    _(
        "Bo looks sad. Ada gives him a ball. Bo jumps happily. He waves.",
        "bo ada",
        ":: bo stand !sad; ada give >ball @bo; bo jump ~happily !happy; bo wave !happy :: bo holding ball",
    ),
    _("Ada is happy.", "ada", ":: ada smile !happy"),
    _("Bo is angry. He walks away.", "bo", ":: bo rage !angry; bo walk @away !angry"),
    _("The girl looks sad.", "girl", ":: girl stand !sad"),
    _("Ada slowly opens the box.", "ada", ":: ada open >box ~slowly"),
    _("The boy runs quickly to his mother.", "boy mother=ada", ":: boy run @mother ~quickly"),
    _("Bo angrily slams the door.", "bo", ":: bo close >door ~angrily !angry"),
    _("The frightened cat hides behind the sofa.", "cat", ":: cat hide :: cat behind sofa"),
    _("Ada tiptoes quietly past the sleeping dog.", "ada dog", ":: ada sneak >dog ~sneakily"),
    _("Mina shakes her head.", "mina", ":: mina shake_head"),
    _("Otto jumps with joy.", "otto", ":: otto jump !happy"),
    _("Bo is surprised.", "bo", ":: bo gasp !surprised"),
    _("The dog wags its tail happily.", "dog", ":: dog wag !happy"),
)
COUNTS = (
    _("Three dogs run.", "dog dog_2=dog dog_3=dog", ":: dog run | dog_2 run | dog_3 run"),
    _("Two girls are dancing in the park.", "girl girl_2=girl", "park :: girl dance | girl_2 dance"),
    _("There are five birds in the tree.", "bird bird_2=bird bird_3=bird bird_4=bird bird_5=bird", "::"),
    _("Ada picks up two apples.", "ada", ":: ada pick_up >apple"),
    _(
        "A family is eating breakfast in the kitchen.",
        "family=ada family_2=bo family_3=girl family_4=boy",
        "kitchen :: family eat | family_2 eat | family_3 eat | family_4 eat",
    ),
    _("Both boys are laughing. The girl isn't laughing.", "boy boy_2=boy girl", ":: boy laugh | boy_2 laugh"),
)
SETTINGS = (
    _("It is raining. Ada opens her umbrella.", "ada", "rain :: ada open >umbrella"),
    _("At night, a cat walks on the roof.", "cat", "rooftop night :: cat walk"),
    _("It is a sunny day at the beach. Bo builds a sandcastle.", "bo", "beach day clear :: bo play"),
    _("Snow falls on the castle. A horse is standing in the snow.", "horse", "snow :: horse stand"),
    _("In the evening, Ada and Bo sit by the campfire.", "ada bo", "evening :: ada sit | bo sit"),
    _("A storm is coming. The boy is afraid.", "boy", "storm :: boy shiver !afraid"),
    _("Bo walks through the foggy forest.", "bo", "forest fog :: bo walk"),
    _("INT. KITCHEN - NIGHT\nAda drinks a glass of water.", "ada", "kitchen night :: ada drink"),
    _("EXT. FARM - DAY\nThe horse eats grass.", "horse", "farm day :: horse graze"),
)
CAMERAS = (
    _("Close up of Ada. She smiles.", "ada", "close :: ada smile"),
    _("Wide shot of the city. A bus drives by.", "", "city wide :: bus drive"),
    _("The camera follows the dog. It runs across the street.", "dog", "street follow :: dog run"),
    _("Zoom in on the robot. It waves.", "robot", "push :: robot wave"),
)
SHOTS = (
    _(
        "Ada is in the kitchen. She walks to the garden.",
        "ada",
        "kitchen :: ada walk @away",
        "garden :: ada walk @here",
    ),
    _(
        "Bo reads in the library.\n\nAda swims in the lake.",
        "bo ada",
        "library :: bo read",
        "lake :: ada swim",
    ),
    _(
        "Ada sleeps in the bedroom. Bo cooks in the kitchen.",
        "ada bo",
        "bedroom :: ada sleep",
        "kitchen :: bo cook",
    ),
    _(
        "INT. OFFICE - DAY\nBo types.\nCUT TO:\nEXT. PARK - EVENING\nBo runs.",
        "bo",
        "office day :: bo press",
        "park evening :: bo run",
    ),
    _(
        "A boy plays at the playground. That night, he sleeps in his bed.",
        "boy",
        "playground day :: boy play",
        "night :: boy sleep",
    ),
)
LOOKS = (
    _("A tall man with a red scarf is singing.", "man=bo", ":: man sing :: man wearing scarf"),
    _("The red robot pushes the blue robot.", "robot robot_2=robot", ":: robot push >robot_2"),
    _("A girl in a yellow dress picks a flower.", "girl", ":: girl pick_up >flower :: girl wearing dress"),
    _("Ada is wearing blue.", "ada", ":: :: ada wearing clothes", notes=("No action",)),
    _("Bo puts on his coat.", "bo", ":: bo put_on :: bo wearing coat"),
)
GENERAL = (
    _(
        "Two children play in the park. The boy throws a ball and the girl catches it.",
        "child=boy child_2=girl",
        "park :: child play | child_2 play; child throw >ball; child_2 catch >ball :: child_2 holding ball",
    ),
    _(
        "A boy and a girl play in the park. The children laugh.",
        "boy girl",
        "park :: boy play | girl play; boy laugh | girl laugh",
    ),
    _(
        "Three kids run. One boy falls. The girls laugh.",
        "kid=boy kid_2=girl kid_3=girl",
        ":: kid run | kid_2 run | kid_3 run; kid fall; kid_2 laugh | kid_3 laugh",
    ),
    _(
        "Two animals sit in the garden. The dog barks at the cat.",
        "animal=dog animal_2=cat",
        "garden :: animal sit | animal_2 sit; animal bark >animal_2",
    ),
)
SCREENPLAYS = (
    _("INT. KITCHEN - DAY Ada walks in. Bo waves.", "ada bo", "kitchen day :: ada walk @here; bo wave"),
    _("EXT. FOREST - NIGHT. A dog barks.", "dog", "forest night :: dog bark"),
    _("INT. KITCHEN. Ada cooks.", "ada", "kitchen :: ada cook"),
    _(
        "INT. ADA'S KITCHEN - MORNING\n\nADA (30s) enters. She looks at BO.\n\nADA\nWhere is my cake?\n"
        "It was mine.\n\nBO\n(sadly)\nWhat cake?",
        "ada bo",
        "kitchen day :: ada walk @here; ada look >bo; ada talk >bo “Where is my cake? It was mine.”; "
        "bo talk >ada ~sadly !sad “What cake?”",
    ),
)
STEERING = (
    _("Bo rides a horse across the desert.", "bo horse", "desert :: bo ride >horse"),
    _(
        "An astronaut lands on the moon and meets a robot.",
        "astronaut=bo robot",
        "moon :: astronaut fly; astronaut shake_hands >robot",
    ),
    _("Otto drives his car to the beach.", "otto", "beach :: otto drive >car"),
    _("The teacher writes on the blackboard.", "teacher=mina", ":: teacher write >blackboard"),
    _("Otto rows a boat on the lake.", "otto", "lake :: otto drive >boat"),
    _("The robot flies a plane.", "robot", ":: robot drive >plane"),
    _("A dinosaur walks past Otto.", "dinosaur otto", ":: dinosaur walk >otto @past"),
    _("A bus passes Ada.", "ada", ":: bus drive >ada @past"),
)
MEANWHILE = (
    _(
        "Ada cooks in the kitchen. Meanwhile, Bo sleeps in the bedroom.",
        "ada bo",
        "kitchen :: ada cook",
        "bedroom :: bo sleep",
    ),
    _(
        "Ada is in the kitchen. Meanwhile, in the garden, Bo plays with the dog.",
        "ada bo dog",
        "kitchen ::",
        "garden :: bo play >dog",
    ),
)
ODD = (
    _("Rose waters the rose.", "rose=ada", ":: rose water >rose_2"),
    _("Will will walk.", "will=bo", ":: will walk"),
    _("A zorblax eats an apple.", "zorblax=robot", ":: zorblax eat >apple"),
    _("Ada sits while she runs.", "ada", ":: ada sit", notes=("left out",)),
    _("A dog in the park.", "dog", "park ::", notes=("No action",)),
    _("Ada wlaks to the kichen.", "ada", "kitchen :: ada walk @here"),
    _("The 🐕 chases the 🐈 😀", "dog cat", ":: dog run >cat !happy"),
    _("Ada is not singing. Bo doesn't dance.", "ada bo", "::"),
    _("Ada wants to eat the cake.", "ada", ":: ada think >cake"),
    _("The grey dog travelled to the harbour.", "dog", "harbour :: dog walk @here"),
    _("The gray dog traveled to the harbor.", "dog", "harbour :: dog walk @here"),
    _("The shaman strums a lute.", "shaman=bo", ":: shaman play_music >lute"),
    _("Der Hund geht in die Küche und sagt nicht hallo.", "", notes=("German",)),
)
SCRIPTS = (
    *PLAIN,
    *TOGETHER,
    *ORDER,
    *WHO,
    *SPEECH,
    *RELATIONS,
    *GIVING,
    *COMING,
    *FEELING,
    *COUNTS,
    *SETTINGS,
    *CAMERAS,
    *SHOTS,
    *LOOKS,
    *GENERAL,
    *SCREENPLAYS,
    *STEERING,
    *MEANWHILE,
    *ODD,
)
