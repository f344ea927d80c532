/** Entry of the page that looks.test.ts builds; not part of the app. */
import "../../../../client/styles/styles.ts";
import { trustedTemplates } from "virtual:trusted-templates";
import { render } from "solid-js/web";
import { installTrustedTypes } from "../../../../client/boot/trusted-types.ts";
import { DesignPage } from "../../../../client/ui/design-page.tsx";
import { keepFocusNear } from "../../../../client/ui/focus-place.ts";
import { keepPressesWhole } from "../../../../client/ui/keep-presses-whole.ts";

installTrustedTypes(trustedTemplates);
keepPressesWhole(document);
keepFocusNear(document);
const root = document.getElementById("app");
if (root) render(() => <DesignPage />, root);
