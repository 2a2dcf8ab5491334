/** So long may the name of a newsroom be, in UTF-16 units. */
export const LONGEST_NAME = 60;
