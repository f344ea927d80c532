/**
 * Every page by its address. Addresses hold numbers that mean nothing outside the practice, never a name.
 * What lies under `Inside` needs an open practice and is replaced by the unlock screen, at the same address, while there is none.
 */
import type { RouteDefinition } from "@solidjs/router";
import { lazy } from "solid-js";
import { Home } from "./areas/frame/home.tsx";
import { Inside } from "./areas/frame/inside.tsx";
import { UnknownPage } from "./areas/trouble/unknown-page.tsx";

const inside: readonly RouteDefinition[] = [
  { path: "/", component: Home },
  { path: "/today", component: lazy(() => import("./areas/today/today-page.tsx")) },
  { path: "/notes", component: lazy(() => import("./areas/today/notes-to-finish-page.tsx")) },
  { path: "/recovery-kit", component: lazy(() => import("./areas/kit/kit-page.tsx")) },
  { path: "/clients", component: lazy(() => import("./areas/patients/patients-page.tsx")) },
  { path: "/clients/:patient", component: lazy(() => import("./areas/patients/patient-page.tsx")) },
  { path: "/clients/:patient/notes/:note", component: lazy(() => import("./areas/notes/note-page.tsx")) },
  { path: "/team", component: lazy(() => import("./areas/team/team-page.tsx")) },
  { path: "/settings", component: lazy(() => import("./areas/settings/settings-page.tsx")) },
  { path: "/settings/safety", component: lazy(() => import("./areas/settings/safety-page.tsx")) },
  { path: "/settings/refused", component: lazy(() => import("./areas/settings/refused-page.tsx")) },
];

const outside: readonly RouteDefinition[] = [
  { path: "/welcome", component: lazy(() => import("./areas/welcome/welcome-page.tsx")) },
  { path: "/create", component: lazy(() => import("./areas/create/create-page.tsx")) },
  { path: "/join", component: lazy(() => import("./areas/join/join-page.tsx")) },
  { path: "/demo", component: lazy(() => import("./areas/demo/demo-page.tsx")) },
  { path: "/restore", component: lazy(() => import("./areas/restore/restore-page.tsx")) },
  { path: "/restore-backup", component: lazy(() => import("./areas/restore/restore-backup-page.tsx")) },
];

const design: readonly RouteDefinition[] = import.meta.env.DEV
  ? [
      {
        path: "/design",
        component: lazy(async () => ({ default: (await import("./ui/design-page.tsx")).DesignPage })),
      },
    ]
  : [];

export const routes: readonly RouteDefinition[] = [
  { path: "", component: Inside, children: [...inside] },
  ...outside,
  ...design,
  { path: "*", component: UnknownPage },
];
