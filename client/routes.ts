/**
 * Every page by its address. Addresses hold numbers that mean nothing outside the practice, never a name.
 * What lies under `Inside` needs an open practice and is replaced by the unlock screen, at the same address, while there is none.
 */
import type { RouteDefinition } from "@solidjs/router";
import { Home } from "./areas/frame/home.tsx";
import { Inside } from "./areas/frame/inside.tsx";
import { latePage } from "./areas/frame/late-page.tsx";
import { UnknownPage } from "./areas/trouble/unknown-page.tsx";
import { WelcomePage } from "./areas/welcome/welcome-page.tsx";

const inside: readonly RouteDefinition[] = [
  { path: "/", component: Home },
  { path: "/today", component: latePage(() => import("./areas/today/today-page.tsx")) },
  { path: "/notes", component: latePage(() => import("./areas/today/notes-to-finish-page.tsx")) },
  { path: "/recovery-kit", component: latePage(() => import("./areas/kit/kit-page.tsx")) },
  { path: "/clients", component: latePage(() => import("./areas/patients/patients-page.tsx")) },
  { path: "/clients/:patient", component: latePage(() => import("./areas/patients/patient-page.tsx")) },
  { path: "/clients/:patient/notes/:note", component: latePage(() => import("./areas/notes/note-page.tsx")) },
  { path: "/import", component: latePage(() => import("./areas/import/import-page.tsx")) },
  { path: "/team", component: latePage(() => import("./areas/team/team-page.tsx")) },
  { path: "/settings", component: latePage(() => import("./areas/settings/settings-page.tsx")) },
  { path: "/settings/safety", component: latePage(() => import("./areas/settings/safety-page.tsx")) },
  { path: "/settings/refused", component: latePage(() => import("./areas/settings/refused-page.tsx")) },
];

const outside: readonly RouteDefinition[] = [
  { path: "/welcome", component: WelcomePage },
  { path: "/create", component: latePage(() => import("./areas/create/create-page.tsx")) },
  { path: "/join", component: latePage(() => import("./areas/join/join-page.tsx")) },
  { path: "/demo", component: latePage(() => import("./areas/demo/demo-page.tsx")) },
  { path: "/restore", component: latePage(() => import("./areas/restore/restore-page.tsx")) },
  { path: "/restore-backup", component: latePage(() => import("./areas/restore/restore-backup-page.tsx")) },
];

const design: readonly RouteDefinition[] = import.meta.env.DEV
  ? [
      {
        path: "/design",
        component: latePage(async () => ({ default: (await import("./ui/design-page.tsx")).DesignPage })),
      },
    ]
  : [];

export const routes: readonly RouteDefinition[] = [
  { path: "", component: Inside, children: [...inside] },
  ...outside,
  ...design,
  { path: "*", component: UnknownPage },
];
