/**
 * What the rooms below have in common: what is asked for ({@code DataRequest}), where data come
 * from ({@code DataSource}), what an example is made of ({@code Columns}, {@code Feature}), and how
 * a fault is told ({@code Fault}, {@code DataException}). The way of a cell: {@code data.io}
 * unpacks the bytes, {@code data.csv} cuts them into cells, {@code data.columns} decides which
 * column is what, {@code data.rows.RowParser} makes numbers of cells, {@code data.fit.Fit} imputes
 * and scales, and {@code data.block} holds the examples. Start with {@code data.load.DataLoader}.
 */
package dev.neuron.data;
