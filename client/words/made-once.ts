/**
 * Something dear that is made when it is first asked for. The browser's formatters are: each reads the tables of its language, and a first
 * screen that makes a dozen of them and shows none is felt on a phone.
 */
export function madeOnce<Thing>(make: () => Thing): () => Thing {
  let made: { readonly thing: Thing } | undefined;
  return () => (made ??= { thing: make() }).thing;
}

/** The same by a key, such as a language's tag. */
export function madeOnceFor<Thing>(make: (key: string) => Thing): (key: string) => Thing {
  const made = new Map<string, Thing>();
  return (key) => {
    let thing = made.get(key);
    if (thing === undefined) made.set(key, (thing = make(key)));
    return thing;
  };
}
