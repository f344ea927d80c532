/** For looking things up by hand: case and accents do not matter, so that "muller" finds "Müller" and "οδος" finds "Οδός". */
export const foldText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replaceAll("ß", "ss")
    .trim();
