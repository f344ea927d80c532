/** For every test in jsdom: the DOM matchers, patience for what comes late, and an empty document after each test. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@solidjs/testing-library";
import { afterEach } from "vitest";

// For what hangs; how fast a machine is decides nothing.
configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);
