/** A topic as it is compared: without accents, case, leading # and doubled blanks. */
export const foldTopic = (topic: string): string =>
  topic
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/^[#\s]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
