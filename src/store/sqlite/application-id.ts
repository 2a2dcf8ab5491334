/** "STRL" in the file's header tells our databases from those of other programs. */
export const APPLICATION_ID = 0x5354524c;
