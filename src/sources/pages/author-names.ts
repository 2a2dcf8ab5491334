/** Words before a name in a byline: "By", "di", "Text: …". */
const BEFORE =
  /^(?:(?:written|posted|published|reported|story|text|words|pubblicato|scritto|publi[ée]|[ée]crit|publicado|escrito|geschrieben|ver(?:ö|oe)ffentlicht)\s+)?(?:by|di|da|von|par|por|de|a cura di|author|autor|autore|auteur|texte?|texto|testo|redaktion|written)(?:\s*:\s*|\s+)/iu;
const BETWEEN = /\s*(?:[,;|·•\n/]|\s(?:and|e|und|et|y|&|with|con|mit|avec)\s)\s*/iu;
/** What is no name: an address, a date, a place in a network, a word of the site. */
const NO_NAME =
  /https?:|www\.|@|\d{2}|^(?:admin|administrator|webmaster|editor|staff|author|guest|redazione|redaktion|rédaction|redacción|posted|updated|published|contributor|staff writer|follow|share|min read|unknown|none|null|undefined|view all posts)$/iu;
const LONGEST = 60;

/** Names of people in a byline ("By A and B", "di Anna Rossi"), in their order. */
export function namesIn(byline: string): readonly string[] {
  const names = byline
    .replace(BEFORE, '')
    .split(BETWEEN)
    .map(name => name.replace(BEFORE, '').replace(/\s+/gu, ' ').trim());
  return [...new Set(names.filter(name => name !== '' && name.length < LONGEST && !NO_NAME.test(name)))];
}
