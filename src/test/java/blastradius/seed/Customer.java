package blastradius.seed;

import java.util.List;
import java.util.Set;

/**
 * One customer as the provider's records describe it.
 *
 * @param slug the tenant's id, and the first part of the ids of all that is its own
 * @param size S, M or L
 * @param pod the pod of technicians that looks after it, 1 to 3
 * @param traits of AD (an own Active Directory domain), SCOPED (served by client-scoped accounts only), ENDED (the contract is over)
 */
record Customer(String slug, String name, String sector, char size, int pod, Set<String> traits) {

    static final List<Customer> ALL = """
            harbor    | Harbor Dental Group          | health        | S | 1 |
            alder     | Alder Logistics              | logistics     | L | 1 | AD
            finch     | Finch Freight                | logistics     | S | 1 |
            tern      | Tern and Tide Law            | legal         | S | 1 | SCOPED
            bramble   | Bramble Accounting           | finance       | M | 1 | SCOPED
            quarry    | Quarrystone Manufacturing    | manufacturing | M | 1 | AD
            willow    | Willow Park School           | education     | S | 1 |
            cobalt    | Cobalt Clinic                | health        | M | 1 | AD SCOPED
            juniper   | Juniper Retail               | retail        | S | 1 |
            larch     | Larch Hotels                 | hospitality   | S | 1 |
            mosswood  | Mosswood Municipality        | public        | M | 1 | AD
            thistle   | Thistle Architects           | design        | S | 1 |
            rowan     | Rowan Charity Trust          | charity       | S | 1 |
            ember     | Ember Credit Union           | finance       | M | 1 | SCOPED
            pike      | Pike Insurance Brokers       | finance       | S | 1 |
            gannet    | Gannet Fisheries             | food          | S | 1 |
            mallow    | Mallow Confectionery         | food          | S | 1 |
            osprey    | Osprey Shipyard              | manufacturing | M | 2 | AD
            saltmarsh | Saltmarsh Brewery            | food          | S | 2 |
            lantern   | Lantern Media                | media         | S | 2 |
            drift     | Driftwood Furniture          | retail        | S | 2 |
            kelp      | Kelp Biotech                 | health        | S | 2 | SCOPED
            marlin    | Marlin Marine Services       | logistics     | S | 2 |
            pebble    | Pebble Kindergartens         | education     | S | 2 |
            reef      | Reef Engineering             | engineering   | M | 2 | AD
            skipper   | Skipper Insurance            | finance       | S | 2 |
            tidal     | Tidal Energy Cooperative     | energy        | M | 2 | SCOPED
            wharf     | Wharfside Property           | property      | S | 2 |
            anchor    | Anchor Pharmacy              | health        | S | 2 |
            cormorant | Cormorant Couriers           | logistics     | S | 2 |
            dune      | Dune Landscaping             | construction  | S | 2 |
            estuary   | Estuary Veterinary           | health        | S | 2 | ENDED
            foghorn   | Foghorn Radio                | media         | S | 2 |
            oriel     | Oriel Glassworks             | manufacturing | S | 2 |
            lumen     | Lumen Analytics              | technology    | M | 3 |
            sorbus    | Sorbus Orchards              | food          | S | 3 |
            vesper    | Vesper Theatre               | culture       | S | 3 |
            walnut    | Walnut Interiors             | retail        | S | 3 |
            yarrow    | Yarrow Nursing Homes         | health        | M | 3 |
            zephyr    | Zephyr Ventilation           | construction  | S | 3 |
            acorn     | Acorn Builders               | construction  | S | 3 |
            birch     | Birch and Daughters Printing | media         | S | 3 |
            cedar     | Cedar Valley Cooperative     | food          | L | 3 | AD
            elmwood   | Elmwood Estate Agents        | property      | S | 3 | ENDED
            fennel    | Fennel Catering              | hospitality   | S | 3 | ENDED
            hazel     | Hazel Opticians              | health        | S | 3 |
            indigo    | Indigo Textiles              | manufacturing | M | 3 |
            jasper    | Jasper Tools                 | retail        | S | 3 |
            kestrel   | Kestrel Aviation Parts       | manufacturing | M | 3 | AD
            linden    | Linden Translations          | services      | S | 3 |
            pasture   | Pasture Dairy                | food          | S | 3 |
            quince    | Quince Bookshops             | retail        | S | 3 |
            """.lines().map(Customer::parse).toList();

    private static Customer parse(String line) {
        List<String> cells =
                List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
        return new Customer(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3).charAt(0),
                Integer.parseInt(cells.get(4)),
                cells.get(5).isEmpty() ? Set.of() : Set.of(cells.get(5).split(" ", -1)));
    }

    boolean is(String trait) {
        return traits.contains(trait);
    }

    /** Health, finance, energy and the public hand are regulated. */
    boolean isRegulated() {
        return Set.of("health", "finance", "energy", "public").contains(sector);
    }

    String domain() {
        return slug + ".example";
    }

    /** The id of something of this customer. */
    String id(String local) {
        return slug + "/" + local;
    }
}
