import { Link } from "@tanstack/react-router";

/** A learner's name that opens the backpack. */
export const LearnerLink = ({ learnerId, name }: { learnerId: string; name: string }) => (
  <Link to="/learners/$learnerId" params={{ learnerId }}>
    {name}
  </Link>
);
