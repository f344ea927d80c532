/**
 * A page whose code is fetched when it is first needed. Solid's `lazy` is not used for pages: while a navigation waits for it, a change of
 * the engine's state can be lost on the screen, and a practice that was locked just then would stay in sight.
 */
import { type Component, createSignal, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";

type Load<Props extends object> = () => Promise<{ readonly default: Component<Props> }>;

export interface LatePage<Props extends object> {
  (props: Props): JSX.Element;
  /** Fetches it ahead; the router asks for that when a link is pointed at. */
  preload(): Promise<void>;
}

/** What cannot be fetched is thrown where the page would stand, and fetched again when it is next asked for. */
export function latePage<Props extends object>(load: Load<Props>): LatePage<Props> {
  let loaded: Component<Props> | undefined;
  const fetch = async (): Promise<Component<Props>> => (loaded = (await load()).default);

  function Page(props: Props): JSX.Element {
    const { t } = useWords();
    const [outcome, setOutcome] = createSignal<() => Component<Props>>();
    const settle = (now: () => Component<Props>): void => void setOutcome(() => now);
    const ready = loaded;
    if (ready !== undefined) settle(() => ready);
    else {
      fetch().then(
        (page) => settle(() => page),
        (error: unknown) => settle(() => rethrow(error)),
      );
    }
    return (
      <Show when={outcome()} keyed fallback={<Waiting>{t("waiting.opening")}</Waiting>}>
        {(now) => <Dynamic component={now()} {...props} />}
      </Show>
    );
  }

  return Object.assign(Page, { preload: () => fetch().then(() => undefined) });
}

function rethrow(error: unknown): never {
  throw error;
}
