/** The paper a practice is likely to have in its printer, by the region of its dates. */
export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];

// Where US Letter is the ordinary size (CLDR, measurement data); everywhere else it is A4.
const letterRegions: ReadonlySet<string> = new Set("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" "));

export function paperOf(locale: string): Paper {
  const { region } = new Intl.Locale(locale);
  return region !== undefined && letterRegions.has(region) ? "letter" : "a4";
}
