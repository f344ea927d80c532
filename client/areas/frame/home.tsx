import { Navigate } from "@solidjs/router";
import type { JSX } from "solid-js";

/** The start page of an open practice. */
export function Home(): JSX.Element {
  return <Navigate href="/today" />;
}
