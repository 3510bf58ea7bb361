/** Values read off the graph: v(i,j) of each step and their mean over each node. ALGORITHM.md, "Values". */

export interface Values {
  /** v(i,j) = γ^(T_i − j + 1) · R_i per step. */
  readonly step: Float64Array;
  /** V(G) per node; successReward and 0 for the terminal nodes. */
  readonly node: Float64Array;
}
