/** Between an instant in a document and the day and time that this device's clock shows for it. */
const two = (part: number): string => String(part).padStart(2, "0");

const dateOf = (instant: string | null): Date | null => {
  const at = Date.parse(instant ?? "");
  return Number.isNaN(at) ? null : new Date(at);
};

/** `2026-03-04`, or `null` for what is no instant. */
export function localDay(instant: string | null): string | null {
  const date = dateOf(instant);
  return date && `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `14:05`, or `null` for what is no instant. */
export function localTime(instant: string | null): string | null {
  const date = dateOf(instant);
  return date && `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant of this day and time here, or `null` for a day that does not exist. */
export function toInstant(day: string, time: string): string | null {
  return dateOf(`${day}T${time}`)?.toISOString() ?? null;
}
