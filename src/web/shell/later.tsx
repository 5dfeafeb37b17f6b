import { lazyRouteComponent } from "@tanstack/react-router";
import { type ComponentProps, type ComponentType, Suspense } from "react";

/**
 * A part of a page that comes after it: what not every reader sees need not be sent to every reader. Nothing stands in its place
 * meanwhile.
 */
// biome-ignore lint/suspicious/noExplicitAny: a module's components take whatever they take; the one that is named keeps its props
export function later<Module extends Record<Name, ComponentType<any>>, Name extends string>(
  load: () => Promise<Module>,
  name: Name,
) {
  const Part = lazyRouteComponent(load, name) as ComponentType<object>; // draws what it is given
  return function Later(props: ComponentProps<Module[Name]>) {
    return (
      <Suspense fallback={null}>
        <Part {...(props as object)} />
      </Suspense>
    );
  };
}
