/** What has broken messages elsewhere: each is a title, a name or an office that somebody really may have. */
export const naughtyStrings: readonly string[] = [
  // markup of chat platforms
  '__init__', '`__init__`', '``a`b``', '```js\ncode```', '*', '**', '***a***', '_a_', '__a__', 'a_b_c', '~~a~~', '~a~', '||a||', '|', '\\', '\\\\',
  'a\\*b', '# titolo', '## titolo', '-# piccolo', '> detto', '>>> detto', '- voce', '+ voce', '* voce', '1. voce', '24.hu', '1) voce',
  '[x](y)', '[x](https://male.example)', '[x](<https://male.example>)', '![x](y)', '<https://male.example>', 'https://male.example/a_b_(c)',
  'http://newsdesk/', 'www.example.org', 't.me/canale', '<t:0:R>', '<@123456789012345678>', '<@!1>', '<@&1>', '<#1>', '<:faccina:1>', '<a:faccina:1>',
  ':faccina:', '</comando:1>', '<id:home>', '@everyone', '@here', '@Everyone', '@nome_utente', '/start', '/post@bot', '#tag', '$EUR', 'a@b.example',
  // HTML
  '<b>a</b>', '<b>', '</b>', '<script>alert(1)</script>', '<tg-spoiler>a</tg-spoiler>', '<tg-time unix="1">a</tg-time>', '<br>', '<!-- a -->', '&', '&amp;', '&amp;amp;',
  '&lt;b&gt;', '&nbsp;', '&#60;', '"', "'", '<a href="x">a</a>', 'a < b > c', '<',
  // templates
  '{title}', '[[{title}]]', '{{title}}', '${title}', '%title%', '{', '}', '[[', ']]', '{title|summary:9}',
  // writing
  'القاهرة (مصر) 2026', 'שלום, עולם', 'سعر النفط 100% — "Brent"', 'A العربية B', 'ﷺ', '東京（日本）', 'Ёлка — №1', '한국', 'ไทย',
  '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇮🇹🇪🇺', '1️⃣', '𝒯ℯ𝓈𝓉', 'é', 'e\u0301', 'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334a\u0352l\u0363g\u034Co', 'ǅ', 'ﬁ', 'ß', 'İ',
  // what is not seen
  '\u202Ebilanciata', '\u2066a\u2069', 'a\u200Bb', 'a\u200Db', 'a\u00ADb', '\uFEFFa', 'a\u0000b', 'a\u001Bb', 'a\u2028b', 'a\u2029b', '\u00A0a\u00A0', 'a\tb', 'a\r\nb', '\uD800', 'a\uDC00b', '\u3164',
  // numbers, and words of programs
  '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '[object Object]', '__proto__', 'constructor', '../../etc/passwd', 'C:\\a\\b', "'; DROP TABLE a; --", '%s%n', '`id`', '$(id)',
  'a'.repeat(300), '*'.repeat(300), '&'.repeat(300), '😀'.repeat(150), 'a '.repeat(150), `${'['.repeat(60)}${']'.repeat(60)}`,
]; // prettier-ignore
