/** Entry of the page that looks.test.ts builds; not part of the app. */
import "../../../../client/styles/styles.ts";
import { trustedTemplates } from "virtual:trusted-templates";
import { render } from "solid-js/web";
import { installTrustedTypes } from "../../../../client/boot/trusted-types.ts";
import { DesignPage } from "../../../../client/ui/design-page.tsx";

installTrustedTypes(trustedTemplates);
const root = document.getElementById("app");
if (root) render(() => <DesignPage />, root);
