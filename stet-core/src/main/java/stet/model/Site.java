// SPDX-License-Identifier: Apache-2.0
package stet.model;

import crawlercommons.domains.EffectiveTldFinder;

/// Who answers at an address: the registrable domain by the Public Suffix List (bbc.co.uk, not co.uk), or host and port
/// where the host is a bare name or a number. Two addresses of one site are one outlet's; politeness is kept per site.
public record Site(String name) {
    public static Site of(Address address) {
        var host = address.host();
        boolean number = host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
        boolean named = host.indexOf('.') > 0 && !number && !host.startsWith("[");
        var domain = named ? EffectiveTldFinder.getAssignedDomain(host, true, false) : null;
        return new Site(domain != null ? domain : host + ":" + address.port());
    }

    @Override
    public String toString() {
        return name;
    }
}
