// Names and ids are searched in memory, folded: the index of words knew neither parts of words nor scripts without spaces.

DROP INDEX entity_words IF EXISTS;
