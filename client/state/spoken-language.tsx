/**
 * The language of the screen: what was chosen on this device, else the first of the browser's languages that Claros speaks. A change
 * loads the language first and then shows it everywhere at once, in all tabs; one that cannot be loaded changes nothing.
 */
import {
  type Accessor,
  createContext,
  createEffect,
  createSignal,
  type JSX,
  untrack,
  useContext,
} from "solid-js";
import type { DeviceDocument } from "../link/device-document.ts";
import { languageEntry, localeFor, preferredTag } from "../words/languages.ts";
import type { Language } from "../words/words.ts";
import { WordsProvider } from "../words/words-context.tsx";

export interface SpokenLanguage {
  readonly language: Accessor<Language>;
  /** The region by which dates and numbers are written. */
  readonly locale: Accessor<string>;
  /** Resolves to whether the screen now speaks it. */
  speak(tag: string): Promise<boolean>;
}

/** A disk that does not answer must not keep the page empty: after this long the browser's language is used. */
const PATIENCE_MS = 1_500;

/** Resolves when the first language is loaded. */
export async function makeSpokenLanguage(
  device: Pick<DeviceDocument, "ready" | "setting" | "set" | "onChange">,
  preferred: readonly string[],
): Promise<SpokenLanguage> {
  await Promise.race([device.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  const wanted = (): string => {
    const chosen = device.setting("language");
    return chosen !== null && languageEntry(chosen) !== null ? chosen : preferredTag(preferred);
  };
  let heard = wanted();
  const first = (await load(heard)) ?? (await load("en"));
  if (first === null) throw new Error("No language could be loaded");
  const [language, setLanguage] = createSignal(first);
  let latest = first.tag;
  const speak = async (tag: string): Promise<boolean> => {
    latest = tag;
    const loaded = await load(tag);
    // Whoever chose another one meanwhile wants that.
    if (loaded === null || latest !== tag) return latest !== tag;
    setLanguage(loaded);
    if (device.setting("language") !== tag) device.set("language", tag);
    return true;
  };
  // Another tab has chosen, or the disk has answered late. Any other setting leaves a language alone that is just being loaded.
  const follow = (): void => {
    const now = wanted();
    if (now === heard) return;
    heard = now;
    if (now !== latest) void speak(now);
  };
  device.onChange(follow);
  follow();
  return { language, locale: () => localeFor(language().tag, preferred), speak };
}

async function load(tag: string): Promise<Language | null> {
  try {
    return (await languageEntry(tag)?.load()) ?? null;
  } catch {
    return null;
  }
}

const SpokenLanguageContext = createContext<SpokenLanguage>();

/**
 * The words of the spoken language for everything below, and its name and direction on the page itself; there is no `root` where a page is
 * only written down.
 */
export function SpokenLanguageProvider(props: {
  spoken: SpokenLanguage;
  root?: HTMLElement;
  children: JSX.Element;
}): JSX.Element {
  // One for the life of the tab; what it speaks is followed.
  const spoken = untrack(() => props.spoken);
  createEffect(() => {
    const { tag, direction } = spoken.language();
    if (props.root === undefined) return;
    props.root.lang = tag;
    props.root.dir = direction;
  });
  return (
    <SpokenLanguageContext.Provider value={spoken}>
      <WordsProvider language={spoken.language()} personWord="client" locale={spoken.locale()}>
        {props.children}
      </WordsProvider>
    </SpokenLanguageContext.Provider>
  );
}

/** Throws outside a provider. */
export function useSpokenLanguage(): SpokenLanguage {
  const spoken = useContext(SpokenLanguageContext);
  if (!spoken) throw new TypeError("useSpokenLanguage needs a SpokenLanguageProvider above it");
  return spoken;
}
