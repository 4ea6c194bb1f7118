// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import stet.model.Origin;

/// Another archive, opened for reading. For one thread.
sealed interface Archive extends AutoCloseable permits NewsSnifferDump, NewsDiffsFolder, DiffengineFile, StetExport {
    Origin.Source source();

    /// Reads it from its beginning to its end, an article at a time. What cannot be read is told, and left out.
    ///
    /// @throws IOException when the file cannot be read any further
    void read(Visitor visitor) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /// Who is told what an archive holds.
    interface Visitor {
        /// A stretch of work begins.
        ///
        /// @param total of what is counted, articles or bytes
        void begins(String what, long total);

        /// So much of the stretch is done.
        void done(long count);

        void article(Foreign article) throws InterruptedException;

        /// A row or line that cannot be used; all that depends on it is left out.
        void broken(Trouble trouble);

        /// Something that is left out on purpose.
        void leftOut(String what);
    }
}
