"""The podcast's own objects and the words for them; opens no files but catalogues of words.

All objects are frozen but `Report`, which grows while something is read or made.
"""
