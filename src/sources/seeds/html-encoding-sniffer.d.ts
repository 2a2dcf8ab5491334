/** Its package has no types of its own. */
declare module 'html-encoding-sniffer' {
  /** The encoding of these bytes by the rules of the HTML standard, as the Encoding Standard names it. */
  function sniff(
    bytes: Uint8Array,
    options?: {
      readonly xml?: boolean;
      readonly transportLayerEncodingLabel?: string;
      readonly defaultEncoding?: string;
      readonly maxPrescanBytes?: number;
    },
  ): string;
  export = sniff;
}
