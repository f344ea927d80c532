/** The paper a practice has in its printer: as chosen, or as is likely by the region of its dates. */
export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];

export const isPaper = (value: string | null): value is Paper => papers.some((paper) => paper === value);

// Where US Letter is the ordinary size (CLDR, measurement data); everywhere else it is A4.
const letterRegions: ReadonlySet<string> = new Set("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" "));

/** The paper chosen for this device, or the region's. */
export const paperFor = (setting: string | null, locale: string): Paper =>
  isPaper(setting) ? setting : paperOf(locale);

export function paperOf(locale: string): Paper {
  const { region } = new Intl.Locale(locale);
  return region !== undefined && letterRegions.has(region) ? "letter" : "a4";
}
