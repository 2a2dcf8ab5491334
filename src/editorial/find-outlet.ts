/** How an article names the outlet it reports from; the outlet follows, or precedes the verb. */
const AFTER =
  /\b(?:(?:lo )?(?:riferisce|riporta|scrive|come riferito da|come riporta|secondo quanto riporta(?:to da)?|fonte:)|(?:as )?(?:reported by|reports|according to a report (?:in|by))|(?:wie|das) (?:die |der |das )?berichtet|laut einem bericht (?:der|des|von)|(?:rapporte|selon des informations (?:de|du)|d['’]après)|(?:informa|según informa|reporta|según publica))\s+(?:il |lo |la |l['’]|the |die |der |das |le |el )?((?:\p{Lu}[\p{L}\p{N}&'’.-]*)(?:\s+(?:\p{Lu}[\p{L}\p{N}&'’.-]*|of|and|di|del|della|de|du|des|für|und)){0,4})/u;
const BEFORE =
  /\bwie\s+(?:die |der |das )?["„“»«]?(\p{Lu}[\p{L}\p{N}-]*(?:\s\p{Lu}[\p{L}\p{N}-]*){0,3})["“”«»]?\s+(?:berichtet|schreibt|meldet)/u;

/** The outlet an article says it reports from; null when it names none. */
export function findOutlet(paragraphs: readonly string[]): string | null {
  for (const paragraph of paragraphs) {
    const found = AFTER.exec(paragraph)?.[1] ?? BEFORE.exec(paragraph)?.[1];
    if (found !== undefined)
      return found.replace(/[.'’-]+$/u, '').replace(/\s+(?:of|and|di|del|della|de|du|des|für|und)$/u, '');
  }
  return null;
}
