import { type JSX, Show, untrack } from "solid-js";
import type { DocumentId } from "../../../crypto/public/ids.ts";
import {
  editMemberProfile,
  type MemberProfile,
  type MemberProfilePatch,
} from "../../model/member-profile.ts";
import { createYMap } from "../../reactive/create-y-store.ts";
import { type OpenedDocument, useDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { Section, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { BoundField } from "../frame/bound-field.tsx";
import { createWrittenFields, useSharedFields } from "../frame/shared-fields.ts";
import { DocumentTrouble } from "../frame/document-trouble.tsx";

/** The name under which colleagues see what I write. On a device that has just come back, its document may still be on its way. */
export function OwnProfile(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  return (
    <Section place="profile" title={t("profile.title")}>
      <Show
        when={practice.open().profileDocument}
        keyed
        fallback={<Notice tone="info">{t("fault.unknown-document")}</Notice>}
      >
        {(document) => <Profile document={document} />}
      </Show>
    </Section>
  );
}

function Profile(props: { document: DocumentId }): JSX.Element {
  // The parent mounts this anew for another document.
  const document = useDocument(untrack(() => props.document));
  return (
    <Show
      when={document.situation().at === "open"}
      fallback={<DocumentTrouble situation={document.situation()} />}
    >
      <Fields doc={document.doc} />
    </Show>
  );
}

function Fields(props: { doc: OpenedDocument["doc"] }): JSX.Element {
  const { t } = useWords();
  // The document stays the same as long as this form stands.
  const doc = untrack(() => props.doc);
  const profile = createYMap<Partial<MemberProfile>>(doc.getMap("profile"));
  const bound = useSharedFields<"displayName">(createWrittenFields(doc), {
    part: "profile",
    valueOf: (name) => profile[name],
    edit: (stamp, patch) => void editMemberProfile(doc, stamp, patch as MemberProfilePatch),
  });
  return (
    <Stack measure>
      <BoundField
        {...bound("displayName")}
        label={t("create.ownName")}
        hint={t("create.ownNameHint")}
        required
        maxLength={120}
      />
    </Stack>
  );
}
