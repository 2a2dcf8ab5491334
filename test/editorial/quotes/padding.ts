/** A quotation in each language, for sentences of which only what surrounds it matters. */
export const PAD = {
  en: '“We do not know yet what this is going to change for us”',
  de: '„Das haben wir uns im ganzen Sommer nicht so vorgestellt“',
  fr: '« Nous ne savons pas encore ce que cela va changer pour nous »',
  es: '«No sabemos todavía lo que esto va a cambiar para nosotros»',
  it: '«Non sappiamo ancora che cosa cambierà per tutti noi»',
};
export type Language = keyof typeof PAD;
