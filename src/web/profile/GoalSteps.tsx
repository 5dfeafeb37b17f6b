/** Steps of a goal as a row of boxes, filled when done; the words stand beside it. */
export function GoalSteps({ done, all }: { done: number; all: number }) {
  const most = 12;
  if (all > most) return null;
  return (
    <span className="goal-steps" aria-hidden>
      {Array.from({ length: all }, (_, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes have nothing but their place
        <i key={step} data-done={step < done || undefined} />
      ))}
    </span>
  );
}
