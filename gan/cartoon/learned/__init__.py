"""The learned parts of CRAFT: a layout composer, an entity retriever and a background retriever.

After "Imagine This! Scripts to Compositions to Videos" (Gupta et al., ECCV 2018), small enough for a CPU.
"""
