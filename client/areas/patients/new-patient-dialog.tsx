import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, untrack } from "solid-js";
import type { DocumentId, PatientId } from "../../../crypto/public/ids.ts";
import { documentId } from "../../model/ids.ts";
import { suggestCode } from "../../model/patient-code.ts";
import { createPatientFile, longest } from "../../model/patient-file.ts";
import { createAction } from "../../state/action.ts";
import { createRescue } from "../../state/before-lock.tsx";
import { writeDocument } from "../../state/document.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createFirstTeam } from "./first-team.ts";
import { type NewPatientDraft, useNewPatientDraft } from "./new-patient-draft.ts";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";

type FirstStatus = NewPatientDraft["status"];
const FIRST_STATUSES: readonly FirstStatus[] = ["enquiry", "waiting", "active"];
const FORM = "new-patient";

type NewPatientDialogProps = {
  /** Whoever was sought; then nothing that was left here before comes back. */
  name?: string | undefined;
  onClose: () => void;
};

/** Opens a file: a code that gives nobody away, and a name where it is known. */
export function NewPatientDialog(props: NewPatientDialogProps): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const navigate = useNavigate();
  const firstTeam = createFirstTeam();
  const { t } = useWords();
  const codes = (): ReadonlySet<string> =>
    new Set(practice.patients.items().map(({ fields }) => fields.code ?? ""));
  const draft = useNewPatientDraft();
  const announcer = useAnnouncer();
  const suggested = untrack(() => suggestCode(codes(), Math.random));
  const sought = untrack(() => props.name)?.slice(0, longest.name);
  const left = sought === undefined ? draft.left : undefined;
  const [code, setCode] = createSignal(left?.code ?? suggested);
  const [name, setName] = createSignal(left?.name ?? sought ?? "");
  const [status, setStatus] = createSignal<FirstStatus>(left?.status ?? "active");
  const [isTried, setTried] = createSignal(false);
  const codeProblem = (): string | undefined => {
    if (code().trim() === "") return t("field.required");
    return codes().has(code().trim()) ? t("client.codeTaken") : undefined;
  };
  let made: { readonly patient: PatientId; readonly document: DocumentId } | undefined;
  const writeFile = async (fields: { code: string; legalName: string | null }): Promise<string> => {
    const first = status();
    // What failed half-way is gone on with: no file is left without its name.
    made ??= await engine.call("createPatient");
    const { patient, document } = made;
    await writeDocument(engine, document, (doc) => {
      const id = documentId(document);
      createPatientFile(doc, {
        id,
        stamp: practice.stamp("create"),
        fields,
        status: first,
        team: firstTeam(),
      });
    });
    return patient;
  };
  let writing: Promise<string> | undefined;
  /** One file, however often it is asked for. */
  const write = (withCode: string): Promise<string> => {
    writing ??= writeFile({ code: withCode, legalName: name().trim() || null }).catch((error: unknown) => {
      writing = undefined;
      throw error;
    });
    return writing;
  };
  const create = createAction(async () => {
    setTried(true);
    if (codeProblem() !== undefined) return;
    const patient = await write(code().trim());
    forget();
    props.onClose();
    navigate(`/clients/${patient}`);
  });
  // A name typed here exists nowhere else yet; the practice must not lock over it, whatever stands in the other field.
  const onLock = (): Promise<unknown> | undefined => {
    if (writing !== undefined) return writing;
    if (name().trim() === "") return undefined;
    return write(codeProblem() === undefined ? code().trim() : suggestCode(codes(), Math.random));
  };
  createRescue(onLock);
  /** Of another file that was begun, nothing is lost. */
  const forget = (): void => {
    if (draft.left === left) draft.forget();
  };
  const isTouched = (): boolean =>
    name().trim() !== (sought ?? "") ||
    status() !== "active" ||
    (code() !== suggested && code().trim() !== "");
  /** Escape is pressed by accident, and closes without a question. */
  const leave = (): void => {
    if (isTouched()) {
      draft.keep({ code: code(), name: name(), status: status() });
      announcer.polite(t("client.draftKept"));
    } else forget();
    props.onClose();
  };
  const giveUp = (): void => {
    forget();
    props.onClose();
  };

  return (
    <Dialog
      open
      onClose={leave}
      title={t("client.new")}
      closeLabel={t("action.close")}
      actions={
        <>
          <Button onPress={giveUp}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={create.busy()} onPress={() => void create.run()}>
            {t("client.create")}
          </Button>
        </>
      }
    >
      <Form id={FORM} onSubmit={() => void create.run()}>
        <TextField
          label={t("client.legalName")}
          optional={t("field.optional")}
          value={name()}
          onInput={setName}
          maxLength={longest.name}
          autofocus
        />
        <TextField
          label={t("client.code")}
          hint={t("client.codeHint")}
          value={code()}
          onInput={setCode}
          error={isTried() ? codeProblem() : undefined}
          maxLength={longest.code}
          spellcheck={false}
        />
        <Select<FirstStatus>
          label={t("clients.columnStatus")}
          placeholder={t("field.choose")}
          value={status()}
          onChange={setStatus}
          options={FIRST_STATUSES.map((value) => ({
            value,
            label: t(`status.${value}`),
            description: t(`status.${value}Text`),
          }))}
        />
        <Quiet>{t(left === undefined ? "client.everythingOptional" : "client.draftHere")}</Quiet>
        <FaultNotice fault={create.fault()} />
        {/* Enter in a field submits only where the form holds a submit button. */}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
