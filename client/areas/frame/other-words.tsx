import { createUniqueId, Index, type JSX, Show } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Row, Stack } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { SharedValue, WrittenText } from "./shared-value.ts";

type OtherWordsProps = {
  /** Of the field. */
  label: string;
  value: SharedValue;
  /** How a value is said; as it was written when absent. */
  inWords?: ((text: string) => string) | undefined;
  /** What a value looks like, where words do not say it. */
  picture?: ((text: string) => JSX.Element) | undefined;
  readOnly?: boolean | undefined;
  /** One of them was chosen. */
  onChosen: () => void;
};

/**
 * What else was written in a field: by others while one typed here, or at the same time, kept in the document until somebody decides. With
 * who wrote it and when, as their device says, and the choice.
 */
export function OtherWords(props: OtherWordsProps): JSX.Element {
  const { t } = useWords();
  const id = createUniqueId();
  const said = (text: string): string => props.inWords?.(text) ?? text;
  const keep = (): void => {
    props.value.keepOwn();
    props.onChosen();
  };
  const take = (text: string): void => {
    props.value.take(text);
    props.onChosen();
  };
  const takeLabel = (text: string): string => {
    if (props.value.others().length === 1) return t("field.takeOther");
    return text === "" ? t("field.takeEmpty") : t("field.takeThis", { text });
  };
  return (
    <Show when={props.value.others().length > 0}>
      <div
        role="group"
        tabIndex={-1}
        aria-labelledby={`${id}-label`}
        data-contested={props.value.isContested() ? "" : undefined}
      >
        <span id={`${id}-label`} hidden>
          {t("field.otherIn", { label: props.label })}
        </span>
        <Notice
          tone="attention"
          announce
          title={props.value.isContested() ? t("field.contested") : undefined}
          action={
            <Show when={!props.readOnly}>
              <Row>
                <Button onPress={keep}>{t(props.value.isOwn() ? "field.keepOwn" : "field.keepThis")}</Button>
                <Index each={props.value.others()}>
                  {(other) => (
                    <Button onPress={() => take(other().text)}>{takeLabel(said(other().text))}</Button>
                  )}
                </Index>
              </Row>
            </Show>
          }
        >
          <Stack gap="small">
            <Show when={props.value.isContested() && props.value.shownBy()}>
              {(stands) => (
                <p>
                  <Standing written={stands()} />
                </p>
              )}
            </Show>
            <Index each={props.value.others()}>
              {(other) => (
                <p>
                  <Other value={props.value} written={other()} said={said(other().text)} />
                  <Show when={other().text !== "" && props.picture?.(other().text)}>
                    {(shown) => shown()}
                  </Show>
                </p>
              )}
            </Index>
          </Stack>
        </Notice>
      </div>
    </Show>
  );
}

function Standing(props: { written: WrittenText }): JSX.Element {
  const { t } = useWords();
  const byline = createByline();
  return <>{t("field.standsHere", { by: byline(props.written) })}</>;
}

function Other(props: { value: SharedValue; written: WrittenText; said: string }): JSX.Element {
  const isKnown = (): boolean => props.written.by !== null || props.value.isContested();
  return (
    <Show when={isKnown()} fallback={<Unnamed text={props.said} />}>
      <Named {...props} />
    </Show>
  );
}

function Unnamed(props: { text: string }): JSX.Element {
  const { t } = useWords();
  return <>{props.text === "" ? t("field.otherEmptied") : t("field.otherWrote", { text: props.text })}</>;
}

function Named(props: { value: SharedValue; written: WrittenText; said: string }): JSX.Element {
  const { t } = useWords();
  const byline = createByline();
  const practice = usePractice();
  /** The same person wrote what stands here: it was in another place, then. */
  const isOwnTwice = (): boolean => {
    const shown = props.value.shownBy();
    return props.value.isOwn() || shown?.by === practice.open().member;
  };
  const words = (): string => {
    const by = byline(props.written, isOwnTwice());
    if (props.said === "") return t("field.emptiedBy", { by });
    return t("field.wroteBy", { text: props.said, by });
  };
  return <>{words()}</>;
}

/** "Anna Quint, 4 March 2026 at 14:05". `isElsewhere`: what is said of oneself is told from what one does here. */
function createByline(): (written: WrittenText, isElsewhere?: boolean) => string {
  const practice = usePractice();
  const { t, formats } = useWords();
  return ({ by, at }, isElsewhere = false) => {
    const atMs = Date.parse(at ?? "");
    const when = Number.isNaN(atMs) ? [] : [formats().dateTime(atMs)];
    return [who(by, isElsewhere), ...when].join(", ");
  };

  function who(by: string | null, isElsewhere: boolean): string {
    if (by === null) return t("field.olderVersion");
    if (by !== practice.open().member) return practice.nameOf(by) ?? t("team.unnamed");
    return t(isElsewhere ? "field.youElsewhere" : "field.you");
  }
}
