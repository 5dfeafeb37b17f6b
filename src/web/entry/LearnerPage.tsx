export const LearnerPage = () => null;
