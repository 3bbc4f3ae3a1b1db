/** The product's version, the same as in package.json (a test keeps them equal). */
export const productVersion = '0.1.0';
