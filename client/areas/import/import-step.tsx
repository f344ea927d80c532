/**
 * What a change of step means for those who cannot see it: focus goes to the new step's heading, and what has come about is said. The
 * first step of a visit leaves focus with the page's heading.
 */
import { createContext, createEffect, createSignal, type JSX, onMount, useContext } from "solid-js";
import { Section } from "../../ui/layout.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";

interface Steps {
  say(words: string): void;
  /** A step stands on the page, under this heading. */
  arrive(heading: HTMLElement): void;
}

const StepsContext = createContext<Steps>();

/** The one place that speaks, there before anything is said. */
export function ImportSteps(props: { children: JSX.Element }): JSX.Element {
  const [said, setSaid] = createSignal("");
  let isFirst = true;
  const steps: Steps = {
    say: setSaid,
    arrive(heading) {
      if (!isFirst && isNobodyElsewhere(heading)) heading.focus();
      isFirst = false;
    },
  };
  return (
    <StepsContext.Provider value={steps}>
      <VisuallyHidden>
        <span role="status">{said()}</span>
      </VisuallyHidden>
      {props.children}
    </StepsContext.Provider>
  );
}

/** A step that comes by itself, when an import is done, calls nobody back from the rest of the screen. */
function isNobodyElsewhere(heading: HTMLElement): boolean {
  const now = document.activeElement;
  return now === document.body || (heading.closest("main")?.contains(now) ?? false);
}

type ImportStepProps = {
  title: string;
  text?: string | undefined;
  /** What is said when it begins, and whenever it changes. */
  says?: string | undefined;
  /** It was there when the page was left, and whoever comes back stays with the page's heading. */
  found?: boolean | undefined;
  children: JSX.Element;
};

/** Throws outside of `ImportSteps`. */
export function ImportStep(props: ImportStepProps): JSX.Element {
  const steps = useContext(StepsContext);
  if (!steps) throw new TypeError("ImportStep needs ImportSteps above it");
  let heading!: HTMLElement;
  createEffect(() => steps.say(props.says ?? ""));
  onMount(() => {
    if (!props.found) steps.arrive(heading);
  });
  return (
    <Section title={props.title} text={props.text} headingRef={(element) => (heading = element)}>
      {props.children}
    </Section>
  );
}
