/** For every test in jsdom: the DOM matchers, and an empty document after each test. */
import "@testing-library/jest-dom/vitest";
import { cleanup } from "@solidjs/testing-library";
import { afterEach } from "vitest";

afterEach(cleanup);
