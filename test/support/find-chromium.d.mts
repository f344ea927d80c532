export function findChromium(playwrightPath?: string): string | null;
