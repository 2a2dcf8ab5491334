const COMMON =
  'dr prof mr mrs ms st jr sr vs no nr art cf etc op ing ca approx dept inc ltd co corp gen col lt sgt capt rev hon';
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  it: 'sig sigg dott dott.ssa avv on sen pag pagg cfr ecc ind geom rag arch mons fig n tel s ss p.es es ex',
  en: 'jan feb mar apr jun jul aug sept sep oct nov dec gov sen rep pres i.e e.g u.s u.k a.m p.m fig vol ave blvd rd',
  de: 'bzw usw z.b u.a d.h ca evtl ggf inkl max min mio mrd str tel vgl hr fr dipl abs bd geb jan feb aug sept okt nov dez',
  fr: 'm mm mme mlle mgr me p pp cf env éd chap av bd janv févr avr juil sept oct nov déc',
  es: 'sr sra sres srta d dña ud uds pág págs núm tel av avda ee.uu p.ej lic arq excmo',
};

const sets = new Map<string, ReadonlySet<string>>();

/** Words that end in a full stop without ending a sentence, in small letters without that stop. */
export function abbreviationsOf(language: string): ReadonlySet<string> {
  let set = sets.get(language);
  if (set === undefined) {
    set = new Set(`${COMMON} ${BY_LANGUAGE[language] ?? ''}`.split(' '));
    sets.set(language, set);
  }
  return set;
}
