import Lock from "lucide-solid/icons/lock";
import NotebookPen from "lucide-solid/icons/notebook-pen";
import Settings from "lucide-solid/icons/settings";
import ShieldCheck from "lucide-solid/icons/shield-check";
import Users from "lucide-solid/icons/users";
import UsersRound from "lucide-solid/icons/users-round";
import { type JSX, createSignal } from "solid-js";
import { Badge } from "./badge.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Button } from "./button.tsx";
import { Actions } from "./design/actions.tsx";
import { Codes } from "./design/codes.tsx";
import { Content } from "./design/content.tsx";
import { Fields } from "./design/fields.tsx";
import { Finding } from "./design/finding.tsx";
import { Foundations } from "./design/foundations.tsx";
import { Orientation } from "./design/orientation.tsx";
import { IconButton } from "./icon-button.tsx";
import { Page } from "./layout.tsx";
import { PageHeader } from "./page-header.tsx";
import { SaveState } from "./save-state.tsx";
import { Shell } from "./shell.tsx";
import { Toasts } from "./toasts.tsx";

const ITEMS = [
  { href: "#clients", label: "Clients", icon: UsersRound, current: true },
  { href: "#notes", label: "Notes to finish", short: "Notes", icon: NotebookPen, current: false },
  {
    href: "#team",
    label: "Team",
    icon: Users,
    current: false,
    count: { shown: "1", words: "1 asks to join" },
  },
] as const;

const MORE_ITEMS = [
  { href: "#safety", label: "Safety and backup", icon: ShieldCheck, current: false },
  { href: "#settings", label: "Settings", icon: Settings, current: false },
] as const;

/** Every component with its states on one page, for the eye and for the accessibility check. Development only. */
export function DesignPage(): JSX.Element {
  const [collapsed, setCollapsed] = createSignal(false);
  return (
    <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
      <Shell
        brand="Praxis am Park"
        items={ITEMS}
        moreItems={MORE_ITEMS}
        collapsed={collapsed()}
        onCollapse={setCollapsed}
        words={{ navigation: "Main", skip: "Skip to content", collapse: "Narrow navigation", more: "More" }}
        header={
          <>
            <SaveState
              situation={{ at: "backed-up" }}
              words={() => ({
                label: "Backed up",
                explanation: "Saved here and kept, locked, on the server.",
              })}
            />
            <IconButton label="Lock" icon={Lock} onPress={() => undefined} />
          </>
        }
      >
        <Page>
          <PageHeader
            breadcrumbs={
              <Breadcrumbs
                label="You are here"
                crumbs={[{ label: "Clients", href: "#clients" }, { label: "Components" }]}
              />
            }
            title="Components"
            mark={<Badge tone="accent">Active</Badge>}
            subtitle="Every part of the interface in its states."
            actions={<Button kind="primary">New note</Button>}
          />
          <Foundations />
          <Actions />
          <Fields />
          <Content />
          <Finding />
          <Orientation />
          <Codes />
        </Page>
      </Shell>
    </Toasts>
  );
}
