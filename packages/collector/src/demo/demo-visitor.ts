/** What the id of every simulated visitor begins with: by it their events are told apart, and taken out. */
export const DEMO_VISITOR = 'segue-demo-'
