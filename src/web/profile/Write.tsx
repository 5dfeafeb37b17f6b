export const Write = () => null;
