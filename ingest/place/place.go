package place

import (
	"math"
	"strconv"
	"strings"
)

// The kinds of place.
const (
	Continent = "continent"
	Country   = "country"
	Region    = "region"   // a division of a country, or a stretch of land with a name
	City      = "city"     // a town of five thousand people and more, and every capital
	Locality  = "locality" // a smaller town, a village, a quarter, a mountain, an islet
	Water     = "water"
	Facility  = "facility"
)

// kinds gives each kind its number in the gazetteer file. Append only.
var kinds = [...]string{"", Continent, Country, Region, City, Locality, Water, Facility}

// A Place is one place on Earth.
type Place struct {
	ID          int     // GeoNames id; 0: GeoNames gave none
	Name        string  // as it is usually written in English
	Kind        string  // Country, Region, City, Locality, Water, Facility or Continent
	CountryCode string  // ISO 3166-1 alpha-2; empty for what lies in no one country
	Admin1      string  // name of the first-level division it lies in, "Texas"; may be empty
	Lat, Lon    float64 // degrees, WGS-84, to about ten metres
	Population  int     // 0: not known; known of countries and towns
	Parent      int     // GeoNames id of what it lies in; 0 at the top
}

// Key is the place's stable key: "geonames:703448", or for a place without a
// GeoNames id one made of its name and position, "place:black-sea@43.0,34.0".
func (p Place) Key() string {
	if p.ID != 0 {
		return "geonames:" + strconv.Itoa(p.ID)
	}
	slug := strings.ReplaceAll(Fold(p.Name), " ", "-")
	return "place:" + slug + "@" + strconv.FormatFloat(p.Lat, 'f', 1, 64) + "," + strconv.FormatFloat(p.Lon, 'f', 1, 64)
}

// Distance is the great-circle distance between two places in kilometres, by
// the haversine formula on a sphere of 6371 km.
func Distance(a, b Place) float64 { return distance(a.Lat, a.Lon, b.Lat, b.Lon) }

func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	sLat, sLon := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := sLat*sLat + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sLon*sLon
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, h)))
}
