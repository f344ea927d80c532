export function sourceStamp(root: string): string;
export function isBuilt(root: string): boolean;
export function isInstalled(root: string): boolean;
