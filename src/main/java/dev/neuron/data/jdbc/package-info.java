/**
 * The rows of a database's query as a source of data, through a JDBC driver that the user brings:
 * none is part of the program. They come as JSON Lines, so that all that is true of such a file is
 * true of them.
 */
package dev.neuron.data.jdbc;
