/** A network that the test has cut is no fault of the page; everything else that the browser complains of is. */
export function isComplaint(type: string, text: string): boolean {
  if (type !== "error" && type !== "warning") return false;
  return !/net::ERR_|WebSocket connection to .* failed|ERR_CONNECTION/.test(text);
}
