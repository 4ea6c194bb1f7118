// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.util.ArrayList;
import stet.archive.WarcFiles;
import stet.model.By;
import stet.store.Clippings;
import stet.store.Ledger;

/// Takes in what people hand in: the bytes go to the archive, then the rows are written. Safe for many threads.
public final class Accession implements Clippings.Desk {
    private final Clippings clippings;
    private final WarcFiles archive;

    public Accession(Clippings clippings, WarcFiles archive) {
        this.clippings = clippings;
        this.archive = archive;
    }

    /// Keeps a clipping; one that is there already is not kept again.
    @Override
    public Clippings.Kept take(Clippings.Handed handed, By by) throws InterruptedException {
        var known = clippings.at(handed.address());
        if (known.isPresent()) {
            return new Clippings.Kept(known.get(), false);
        }
        var places = new ArrayList<Ledger.Kept>();
        for (var resource : handed.resources()) {
            var place = archive.append(resource);
            places.add(new Ledger.Kept(place.file(), place.offset(), place.length()));
        }
        return clippings.keep(handed, places, by);
    }
}
