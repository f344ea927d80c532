type Whole<Areas> = (
  Areas[keyof Areas] extends infer Area ? (Area extends unknown ? (area: Area) => void : never) : never
) extends (area: infer All) => void
  ? All
  : never;

/** The files of a language, as they are listed in its folder, as one dictionary. */
export function dictionaryOf<Areas extends Readonly<Record<string, Readonly<Record<string, string>>>>>(
  areas: Areas,
): Whole<Areas> {
  return Object.assign({}, ...Object.values(areas)) as Whole<Areas>;
}
