// What the code gets as its environment.
export const env = {};
