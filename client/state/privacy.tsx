/**
 * The privacy screen: while it is on, people in care are shown by their codes and what is written about them is blurred. It outlives
 * locking, so that unlocking in front of somebody shows no name.
 */
import { type Accessor, createContext, createSignal, type JSX, useContext } from "solid-js";

export interface Privacy {
  readonly isOn: Accessor<boolean>;
  turn(): void;
}

const PrivacyContext = createContext<Privacy>();

export function PrivacyProvider(props: { children: JSX.Element }): JSX.Element {
  const [isOn, setOn] = createSignal(false);
  const privacy: Privacy = { isOn, turn: () => void setOn((before) => !before) };
  return <PrivacyContext.Provider value={privacy}>{props.children}</PrivacyContext.Provider>;
}

/** Throws outside a provider. */
export function usePrivacy(): Privacy {
  const privacy = useContext(PrivacyContext);
  if (!privacy) throw new TypeError("usePrivacy needs a PrivacyProvider above it");
  return privacy;
}
